// @ts-nocheck JupyterLite gives this script its globals in the browser
/**
 * A notebook that is saved or downloaded has a still picture beside each figure, as one that ran in the installed course: GitHub and other
 * programs that do not run plotly show it. What is on the screen stays as it is.
 */
(() => {
  const folder = new URL('.', document.currentScript.src);
  const loadPlotly = () => window.plotlyFigures.loadPlotly(new URL('../softmax-figures/', folder));
  const loading = import(new URL('stills.js', folder)); // at once, so that it is there without network, too
  const drawings = new WeakMap();

  /** Draws before a save begins: while it goes on, nothing that the reader writes may count as saved. */
  async function decorate(context) {
    const { Stills } = await loading;
    const stills = new Stills(loadPlotly);
    const { model } = context;
    const seen = model.toJSON.bind(model);
    model.toJSON = () => stills.addTo(seen());
    const draw = () => stills.draw(seen()).catch(complain);
    for (const way of ['save', 'saveAs']) {
      const plain = context[way].bind(context);
      context[way] = async () => {
        await draw();
        return plain();
      };
    }
    return draw;
  }

  const complain = (error) => console.warn('Figures have no still pictures:', error);

  /** From now on all that is saved of a notebook has its pictures. */
  function keep(context) {
    if (!drawings.has(context)) {
      const decorated = decorate(context).catch((error) => {
        complain(error);
        return () => {};
      });
      drawings.set(context, decorated);
    }
    return drawings.get(context);
  }

  /** Draws the pictures that a notebook lacks: its model's `toJSON` then has them. */
  const draw = async (context) => (await keep(context))();

  window.softmaxStills = { keep, draw };
})();
