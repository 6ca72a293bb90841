// Runs in every kernel, Internet Explorer's too: nothing newer than ECMAScript 3 here.
// Kernels without WebAssembly or BigInt (Chromium before 67) get the notice in place of the page.
(function () {
  if (window.WebAssembly && window.BigInt) {
    return;
  }
  document.getElementById('app').setAttribute('hidden', 'hidden');
  document.getElementById('notice').removeAttribute('hidden');
})();
