// Nothing but the script: no inline code, no inline style, no connection, no strings as HTML.
var elements = Array.prototype.slice.call(document.querySelectorAll('gouji-editor, gouji-checker'));
Promise.all(elements.map(function (element) { return element.ready; })).then(function () {
  document.documentElement.setAttribute('data-ready', '');
});
