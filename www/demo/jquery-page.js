// An old page: jQuery makes the element, hears its events and takes its value.
$(function () {
  var editor = $('<gouji-editor year="2023" panel="bottom"></gouji-editor>');
  editor.on('gouji-findings', function (event) { $('#count').text(event.originalEvent.detail.errors); });
  editor.on('gouji-ready', function () { $('html').attr('data-ready', ''); });
  $('#place').append(editor);
});
