// @ts-nocheck JupyterLab gives this script its globals in the browser
/**
 * JupyterLab 4.6 restores tabs by their files' names, and does not save where the tabs are when one of the files is renamed. After a
 * reload a renamed notebook had a kernel and no tab. Here the places are saved once JupyterLab knows the new name.
 */
window.keepPlaceOfRenamed = ({ restored, shell }, notebooks, restorer) => {
  const save = () => restorer.save(shell.saveLayout());
  void restored.then(() => notebooks.widgetUpdated.connect(save));
};
