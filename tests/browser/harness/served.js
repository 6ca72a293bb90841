// The page from a server, under a name that makes it no secure context: what a portal in an office's own network looks like.

import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { Chromium } from './engine/chromium.js';
import { pageUnderTest } from './places.js';

// A Chromium whose home is the page over plain HTTP. Every name leads it to this machine.
export async function overHttp(executable) {
  const server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    createReadStream(fileURLToPath(pageUnderTest)).pipe(response);
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const browser = await Chromium.launch(executable, ['--host-resolver-rules=MAP * 127.0.0.1']);
  return {
    home: `http://portal.test:${server.address().port}/gouji.html`,
    version: () => browser.version(),
    tab: (size) => browser.tab(size),
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}
