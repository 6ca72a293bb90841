// Runs in every page before the page's own scripts: keeps what the page hands out for saving, and what its policy stopped.
// Sent to the browser as text; it sees nothing of this module.

export function watch() {
  const watched = { saved: [], stopped: [] };
  Object.defineProperty(window, '__watched', { value: watched });

  document.addEventListener('securitypolicyviolation', (event) => {
    // Chromium before 92 reports WebAssembly as stopped that its policy allows and that runs.
    if (event.blockedURI !== 'eval') {
      watched.stopped.push(`${event.violatedDirective}: ${event.blockedURI}`);
    }
  });

  const blobs = new Map();
  const createObjectURL = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    const address = createObjectURL.call(URL, blob);
    blobs.set(address, blob);
    return address;
  };
  const keep = (link) => {
    const entry = { name: link.download, text: null };
    watched.saved.push(entry);
    const reader = new FileReader();
    reader.onload = () => {
      entry.text = reader.result;
    };
    reader.readAsText(blobs.get(link.href));
  };
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function clickOrKeep() {
    if (this.hasAttribute('download') && blobs.has(this.href)) {
      keep(this);
    } else {
      click.call(this);
    }
  };
}
