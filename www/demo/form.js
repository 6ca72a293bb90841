// A portal's own form: every change is checked, and submitting waits for a report without errors.
gouji.init().then(function () {
  var form = document.getElementById('report');
  var list = document.getElementById('findings');
  var cells = {};
  form.querySelectorAll('input').forEach(function (input) { cells[input.name] = input.value; });
  var session = new gouji.Session({ edition: '2021', cells: cells });

  function show() {
    var errors = session.check().findings.filter(function (finding) { return finding.severity === 'error' && finding.explanation; });
    list.textContent = '';
    errors.forEach(function (finding) {
      var item = document.createElement('li');
      item.textContent = finding.message;
      list.appendChild(item);
    });
    return errors.length;
  }

  form.addEventListener('input', function (event) {
    session.set(event.target.name, event.target.value);
    show();
  });
  form.addEventListener('submit', function (event) {
    if (show() > 0) { event.preventDefault(); }
  });
  show();
  document.documentElement.setAttribute('data-ready', '');
});
