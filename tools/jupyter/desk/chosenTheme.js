// @ts-nocheck JupyterLab gives this script its globals in the browser
/**
 * JupyterLab follows the system's colours (`overrides.json`) until the reader chooses a theme. In JupyterLab 4.6 this choice only ends
 * the following, and the theme of the settings is shown. Here the chosen one is.
 */
window.keepChosenTheme = ({ commands }, themes) => {
  commands.commandExecuted.connect(async (_, { id, args, result }) => {
    if (id !== 'apputils:change-theme') return;
    await result;
    await themes.setTheme(args.theme);
  });
};
