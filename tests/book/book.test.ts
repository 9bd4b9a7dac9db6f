import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notebooksIn } from '../notebooks/notebook';
import { compareKernels } from './bothKernels';
import { offerRestart } from './cannotBeStopped';
import { driveTraining } from './driveTraining';
import { endLoops } from './endlessLoops';
import { surviveHostile } from './hostileInPage';
import { useFirefox } from './inFirefox';
import { closeUnasked, tellOfLosses } from './keptWork';
import { followLabLinks } from './labLinks';
import { loadKernelLater } from './lateKernel';
import { runInPage } from './notebooksInPage';
import { useWithoutStorage } from './nothingKept';
import { loseNetwork, waitForNetwork, workOffline } from './offline';
import { printAtOnce } from './onPaper';
import { findAddressed, loseAddressedWithoutUs, reloadInTwoTabs } from './openedByAddress';
import { openSite, type Site } from './openSite';
import { loseNamesWithoutUs, loseNoName } from './ownNames';
import { stopAndGoAgain, tellWhyNotTrained } from './parallelTraining';
import { readOnPhone } from './phone';
import { endPrintingLoops } from './printingLoop';
import { readBook } from './readBook';
import { keepOwnNotebooks } from './readersCopy';
import { findRenamed, loseRenamedWithoutUs } from './renamedNotebooks';
import { replaceAll } from './replacedGlobals';
import { stopLoading } from './slowData';
import { keepPictures } from './stills';
import { doExercise } from './student';
import { tellErrors } from './tellErrors';
import { tellWhatCanBeImported } from './tellImports';
import { compareVerdicts } from './verdictsInPage';

const NOTEBOOKS = ['notebooks', 'exercises', 'solutions'].flatMap(notebooksIn);

/** The kernel's script, on the page's own site. */
const WORKER = '/lab/extensions/softmax-kernel/worker.js';

/** Reads the book in Chromium, and runs its notebooks in JupyterLite and in a page's kernel alone. With CI=true only. */
describe.runIf(process.env.CI)('the book', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  }, 300_000);
  afterAll(() => site?.close());

  /** A test in a page that loads nothing but a kernel. */
  const inPage = (work: (page: Page, script: string) => Promise<void>) => async () => {
    const { page, faults } = await site.openBare();
    await work(page, WORKER);
    expect(faults).toEqual([]);
    await page.close();
  };

  /** A test that begins on the front page. */
  const inSite = (work: (page: Page) => Promise<void>) => async () => {
    const { page, faults } = await site.open('index.html', 1366);
    await work(page);
    expect(faults).toEqual([]);
    await page.close();
  };

  it('a kernel in a page gives the same messages as the installed one', inPage(compareKernels));

  it('in a page, an error has its name, its words and the lines of the cell', inPage(tellErrors));

  it('in a page, an import that cannot be had is told with what can, all of which can', inPage(tellWhatCanBeImported));

  it('in a page, ■ ends each loop of a cell, and its variables are kept', inPage(endLoops));

  it(
    'in a page, a check has a verdict on hostile answers, and the reader’s variables survive',
    inPage(surviveHostile),
    120_000,
  );

  describe.each([
    ['a page', false],
    ['an isolated page', true],
  ])('in %s', (_, isolated) => {
    it.each(NOTEBOOKS)(
      '%s gives what is committed',
      async (notebook) => {
        const { page, faults } = await site.openBare({ isolated });
        await runInPage(page, WORKER, notebook);
        expect(faults).toEqual([]);
        await page.close();
      },
      120_000,
    );

    it('an experiment trains in web workers, and ■ ends it', async () => {
      const { page, faults } = await site.openBare({ isolated });
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(isolated);
      await stopAndGoAgain(page, WORKER);
      expect(faults).toEqual([]);
      await page.close();
    });
  });

  it('a reader learns why no model can be trained', () => tellWhyNotTrained(site.browser, site.folder));

  it(
    'in a page, right and wrong answers get the same rows of their checks as under Node',
    inPage(compareVerdicts),
    180_000,
  );

  it('after one visit, a page, its lesson and the data set work without network', async () => {
    await workOffline(site.browser, site.folder);
  }, 300_000);

  it('a first visit whose network is lost says what to do', () => loseNetwork(site.browser, site.address), 240_000);

  it('lesson 5’s training is driven in JupyterLite, with the numbers of lib, and ■ ends it', async () => {
    const { page, faults } = await site.open('index.html', 1366);
    await driveTraining(page, `${site.address}/lab/lab/index.html?path=notebooks/05-one-epoch.ipynb`);
    expect(faults.filter((fault) => !fault.startsWith('Comm not found'))).toEqual([]); // a second listener of JupyterLab's
    await page.close();
  }, 300_000);

  it(
    'a cell may replace any global of its worker: the kernel answers the next one, and ■ ends loops',
    inPage(replaceAll),
    120_000,
  );

  it('without network a kernel computes; a cell that needs the pictures says so, and runs once it can', async () => {
    const { page } = await site.open('index.html', 1366);
    await waitForNetwork(page, WORKER);
    await page.close();
  });

  it(
    'while the data set comes, a cell is busy, and ■ ends it; what has come is not asked for again',
    inSite((page) => stopLoading(page, site.address, site.folder)),
    120_000,
  );

  it.each(['bundle.js*', 'files.zip.gz'])(
    'a page says that its kernel cannot be loaded, and a restart loads it once %s comes',
    (file) => loadKernelLater(site.browser, site.address, file),
    180_000,
  );

  it('a loop that prints without end leaves its page usable, and ■ ends it', async () => {
    const { page } = await site.open('index.html', 1366);
    await endPrintingLoops(page, site.address);
    await page.close();
  }, 180_000);

  it(
    'of code that ■ cannot stop, a page says so and offers a restart',
    inSite((page) => offerRestart(page, site.address)),
    180_000,
  );

  it(
    'a reader’s own notebook stays, is reset on demand, and a newer version of the lesson is offered beside it',
    inSite((page) => keepOwnNotebooks(page, site.address, site.folder)),
    180_000,
  );

  it(
    'a new notebook, a renamed one and a % in a name take nothing from a reader',
    inSite((page) => loseNoName(page, site.address)),
    120_000,
  );

  it('JupyterLite alone still takes them', () => loseNamesWithoutUs(site.browser, site.address));

  it(
    'a renamed notebook has its tab after a reload, and a lesson that is opened then is in front',
    inSite((page) => findRenamed(page, site.address)),
    120_000,
  );

  it('JupyterLab alone still shows no tab of it', () => loseRenamedWithoutUs(site.browser, site.address), 120_000);

  it(
    'a lesson that is opened from the book is in front of those of the last visit',
    () => findAddressed(site.browser, site.address),
    120_000,
  );

  it(
    'a reload shows the lesson in front, whatever another browser tab has open',
    () => reloadInTwoTabs(site.browser, site.address),
    150_000,
  );

  it(
    'JupyterLite alone still gives it no tab where lists of files are slow',
    () => loseAddressedWithoutUs(site.browser, site.address),
    120_000,
  );

  it('each link of a file in JupyterLite leads to a file that is there', () => followLabLinks(site.folder));

  it('a lesson that ran in a page is saved with a picture of each figure, as it is committed', async () => {
    const { page } = await site.open('index.html', 1366);
    await keepPictures(page, site.address);
    await page.close();
  }, 120_000);

  it('a lesson is printed whole as soon as it is opened, and in light colours', async () => {
    const { page } = await site.open('index.html', 1366, 'dark');
    await printAtOnce(page, site.address);
    await page.close();
  }, 120_000);

  it('of what is no cell a page asks and says nothing', () => closeUnasked(site.browser, site.address), 120_000);

  it('a page says where work could be lost: two tabs, closed during a cell, no room', async () => {
    await tellOfLosses(site.browser, site.address);
  }, 180_000);

  it('where a browser keeps nothing, a page says so, the book can be searched, and cells run', async () => {
    await useWithoutStorage(site.address);
  }, 180_000);

  it(
    'in Firefox figures move, cells give what is committed, and ■ ends loops and experiments',
    () => useFirefox(site.address),
    240_000,
  );

  it('a student does exercise 1, finds the work again, and the downloaded notebook gets the same marks', async () => {
    const { page } = await site.open('index.html', 1366);
    await doExercise(page, site.address);
    await page.close();
  }, 300_000);

  it('a phone shows the notebook, its menus and what runs it; a swipe over a figure scrolls', () =>
    readOnPhone(site.browser, site.address));

  describe('its pages', () => readBook(() => site));
});
