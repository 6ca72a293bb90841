// Vue 2 knows the element as one of the browser's; values go in as properties and come back as events.
Vue.config.ignoredElements = [/^gouji-/];
Vue.config.productionTip = false;
window.app = new Vue({
  el: '#app',
  data: { report: Object.freeze({ edition: '2021', year: 2023, cells: { 't4.review.upheld': '1', 't4.review.corrected': '0', 't4.review.other': '0', 't4.review.pending': '0', 't4.review.total': '2' } }), errors: null, saved: 0, shown: true, last: null },
  methods: {
    heard: function (event) { this.errors = event.detail.errors; document.documentElement.setAttribute('data-ready', ''); },
    keep: function (event) { this.saved += 1; this.last = event.detail.value; },
  },
});
