// The frame's side: it answers this portal alone, and only who knows the nonce.
gouji.serve(document.getElementById('editor'), {
  origins: [location.origin],
  nonce: new URLSearchParams(location.hash.slice(1)).get('nonce'),
});
