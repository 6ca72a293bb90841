// The page opens from the disk and works.

import { journey } from '../harness/journey.js';

journey('the page opens and takes what is typed', async (page) => {
  await page.open();
  await page.sees('h1', 'Gouji');
  await page.fill('#figure', '12件');
  await page.sees('output', '12件');
});
