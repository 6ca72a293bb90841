// The portal's side: it keeps the report, the frame checks it.
var frame = goujiFrame.connect(document.getElementById('frame'), {
  origin: location.origin,
  nonce: '4f1c',
  onchange: function (message) { window.kept = message.value; },
});
window.frameOfReport = frame;
frame.ready.then(function () {
  return frame.load({ edition: '2021', year: 2023, cells: { 't4.review.upheld': '1', 't4.review.total': '3' } });
}).then(function (summary) {
  document.getElementById('state').textContent = summary.errors + ' / ' + summary.warnings;
  document.documentElement.setAttribute('data-ready', '');
});
