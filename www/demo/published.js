// A published report, checked where it stands.
gouji.init().then(function () {
  window.attached = gouji.attach(document);
  document.documentElement.setAttribute('data-ready', '');
});
