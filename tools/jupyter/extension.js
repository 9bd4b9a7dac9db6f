// @ts-nocheck JupyterLab gives this script its globals in the browser
/**
 * Registers an extension of JupyterLab. JupyterLab loads the course's extensions directly, so each must have the form that bundlers give
 * to an extension's container. This file stands in front of each one's script, which finds it as `window.softmaxExtension`.
 */
window.softmaxExtension = {
  /**
   * @param name The extension's name in its package.json.
   * @param createPlugin Makes the plugin. It is given a function that finds JupyterLab's own copy of a library: another copy would not
   * receive its messages.
   */
  register(name, createPlugin) {
    let scope;
    const shared = async (library) => {
      const copies = Object.values(scope[library]);
      const copy = copies.find(({ from }) => from.startsWith('@jupyterlab/')) ?? copies[0];
      return (await copy.get())();
    };
    window._JUPYTERLAB ??= {};
    window._JUPYTERLAB[name] = {
      init(shareScope) {
        scope = shareScope;
      },
      async get() {
        const plugin = await createPlugin(shared);
        return () => ({ __esModule: true, default: plugin });
      },
    };
  },

  /** Registers an extension that shows outputs of one MIME type, each by an instance of a class of widgets. */
  registerRenderer(name, id, mimeType, createRendererClass) {
    this.register(name, async (shared) => {
      const Renderer = createRendererClass(await shared('@lumino/widgets'));
      const rendererFactory = { safe: true, mimeTypes: [mimeType], createRenderer: () => new Renderer() };
      return { id, rendererFactory, rank: 0, dataType: 'json' };
    });
  },
};
