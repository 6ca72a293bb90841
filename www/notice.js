// Runs in every kernel, Internet Explorer's too: nothing newer than ECMAScript 3 here.
// Kernels without WebAssembly or BigInt (Chromium before 67) get the notice in place of the page.
(function () {
  if (window.WebAssembly && window.BigInt) {
    return;
  }
  var hidden = { app: true, rescue: true };
  for (var id in hidden) {
    document.getElementById(id).style.display = 'none';
  }
  var notice = document.getElementById('notice');
  notice.removeAttribute('hidden');
  notice.style.display = 'block';
})();
