import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { freePort } from '../freePort';

export const root = path.resolve(__dirname, '../..');
export const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const hasChromium = existsSync(chromiumPath);

/** A real JupyterLab on copies of the course's notebooks, and a real Chromium to open it. */
export interface Lab {
  /** The folder that Lab shows. */
  folder: string;
  open(notebook: string): Promise<Page>;
  /** Opens a notebook that names no kernel, and declines the one that Lab offers. */
  openWithoutKernel(notebook: string): Promise<Page>;
  /** Chooses the theme of the pages that are opened from now on, or leaves it to the system. */
  useTheme(theme?: 'JupyterLab Light' | 'JupyterLab Dark'): void;
  /** Opens another page of the server, `formgrader` say. */
  openPath(place: string): Promise<Page>;
  close(): Promise<void>;
}

/** @param prepare What else is to be in the folder before the server starts. */
export async function startLab(prepare: (folder: string) => void = () => {}): Promise<Lab> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lab-'));
  for (const name of ['notebooks', 'exercises', 'solutions'])
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  prepare(folder);
  const port = await freePort();
  const token = 'test';
  const address = `http://127.0.0.1:${port}`;
  const server = spawn(
    path.join(root, '.venv/bin/python'),
    [
      '-m',
      'jupyterlab',
      '--no-browser',
      '--allow-root',
      `--port=${port}`,
      `--ServerApp.root_dir=${folder}`,
      `--IdentityProvider.token=${token}`,
    ],
    {
      cwd: folder,
      env: { ...process.env, JUPYTER_CONFIG_DIR: path.join(folder, '.config') },
      stdio: 'ignore',
      detached: true,
    },
  );
  let browser: Browser | undefined;
  try {
    await untilItAnswers(`${address}/api?token=${token}`);
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  } catch (error) {
    stop(server);
    throw error;
  }
  const running = browser;
  async function openPage(notebook: string): Promise<Page> {
    const page = await running.newPage({ viewport: { width: 1200, height: 1600 } });
    await page.goto(`${address}/lab/tree/${notebook}?token=${token}&reset`);
    await page.locator('.jp-Notebook .jp-CodeCell').first().waitFor({ timeout: 60_000 });
    return page;
  }
  return {
    folder,
    async open(notebook) {
      const page = await openPage(notebook);
      const answered = page.getByText('TypeScript | Idle'); // in the status bar, once the kernel answers
      await answered.waitFor({ timeout: 60_000 }).catch(async (error) => {
        await screenshot(page, 'no-answer');
        throw error;
      });
      return page;
    },
    async openWithoutKernel(notebook) {
      const page = await openPage(notebook);
      await page.getByRole('dialog').getByRole('button', { name: 'No Kernel' }).click({ timeout: 60_000 });
      return page;
    },
    useTheme(theme) {
      const settings = path.join(folder, '.config/lab/user-settings/@jupyterlab/apputils-extension');
      mkdirSync(settings, { recursive: true });
      writeFileSync(
        path.join(settings, 'themes.jupyterlab-settings'),
        JSON.stringify({ 'adaptive-theme': !theme, theme }),
      );
    },
    async openPath(place) {
      const page = await running.newPage({ viewport: { width: 1200, height: 1000 } });
      await page.goto(`${address}/lab?token=${token}`); // signs in
      await page.goto(`${address}/${place}`);
      return page;
    },
    async close() {
      await running.close();
      stop(server);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 }); // the server may still save a notebook
    },
  };
}

/** Scrolls through a notebook: a figure is drawn when it comes near the window. */
export async function seeEachFigure(page: Page): Promise<void> {
  for (const figure of await page.locator('.jp-RenderedPlotly').all()) {
    await figure.scrollIntoViewIfNeeded();
    await figure.locator('.main-svg').first().waitFor({ timeout: 20_000 });
  }
}

/** Runs all cells as a reader does, by the menu, with outputs cleared, and waits until none is left to run. */
export async function runAll(page: Page, seconds = 90): Promise<void> {
  await page.getByRole('menuitem', { name: 'Edit', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Clear Outputs of All Cells' }).click(); // the committed ones have numbers, too
  await page.getByRole('menuitem', { name: 'Run', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Run All Cells', exact: true }).click();
  await page
    .waitForFunction(
      () => {
        const prompts = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].map(
          (prompt) => prompt.textContent ?? '',
        );
        const idle = document.querySelector('.jp-Notebook-ExecutionIndicator')?.getAttribute('data-status') === 'idle';
        // Between two cells the kernel is idle, too. After an error, shown as stderr, the cells that are left are not run.
        const finished = prompts.length > 0 && prompts.every((prompt) => /\d/.test(prompt));
        const stopped =
          document.querySelector('[data-mime-type="application/vnd.jupyter.stderr"]') !== null &&
          !prompts.some((prompt) => prompt.includes('*'));
        return idle && (finished || stopped);
      },
      undefined,
      { timeout: seconds * 1000, polling: 500 },
    )
    .catch(async (error) => {
      await screenshot(page, 'still-running');
      throw error;
    });
}

/** Writes other code into a cell, as a reader does. */
export async function writeCode(cell: Locator, code: string): Promise<void> {
  await cell.locator('.cm-content').click();
  await cell.page().keyboard.press('Control+a');
  await cell.page().keyboard.insertText(code);
}

/** A picture of the page, kept in test-results for people to look at. */
export async function screenshot(page: Page, name: string, { fullPage = false } = {}): Promise<void> {
  await page.screenshot({ path: path.join(root, 'test-results', `${name}.png`), fullPage });
}

function stop(server: ChildProcess): void {
  if (server.pid) process.kill(-server.pid, 'SIGTERM');
}

async function untilItAnswers(address: string): Promise<void> {
  for (let tries = 0; tries < 360; tries++) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`JupyterLab did not answer at ${address} within 90 s`);
}
