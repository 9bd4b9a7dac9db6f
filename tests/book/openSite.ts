import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { serve } from '../../tools/book/serve.mjs';
import { chromiumPath } from '../browser/lab';
import { root } from '../notebooks/notebook';

/** A page, with its errors and what it asked of other sites. */
export interface Watched {
  page: Page;
  faults: string[];
}

/** The site as `npm run site` builds it, served from this machine, and a Chromium to read it. */
export interface Site {
  folder: string;
  address: string;
  browser: Browser;
  open(page: string, width: number, colorScheme?: 'light' | 'dark'): Promise<Watched>;
  /** Opens a file of the site that loads no other: a kernel in a worker needs no book around it. Headers can isolate the page. */
  openBare(options?: { isolated?: boolean }): Promise<Watched>;
  close(): Promise<void>;
}

export async function openSite(): Promise<Site> {
  execFileSync(process.execPath, ['tools/run.cjs', 'site'], { cwd: root, stdio: 'pipe' });
  const folder = path.join(root, 'site');
  const { address, server } = await serve(folder);
  const isolating = await serve(folder, { isolated: true });
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] });
  const sharing = await browser.newContext(); // of pages that share what the browser keeps: the data set comes once
  return {
    folder,
    address,
    browser,
    async open(name, width, colorScheme = 'light') {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
      const faults = watch(page, address);
      await page.goto(`${address}/${name}`);
      await page.waitForLoadState('networkidle');
      return { page, faults };
    },
    async openBare({ isolated = false } = {}) {
      const page = await sharing.newPage();
      const origin = isolated ? isolating.address : address;
      const faults = watch(page, origin);
      await page.goto(`${origin}/lab/package.json`);
      return { page, faults };
    },
    async close() {
      await browser.close();
      server.close();
      isolating.server.close();
    },
  };
}

function watch(page: Page, address: string): string[] {
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (message) => {
    const isIcon = message.location().url.endsWith('/favicon.ico') && page.url().endsWith('.json'); // where no page names its own
    if (message.type() === 'error' && !isIcon) faults.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !/^(data|blob):/.test(request.url())) faults.push(request.url());
  });
  return faults;
}
