import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from '../renderer/app/bridge.ts';

// Nothing but this reaches the page. The names of messages are those of src/main/desktop/connections.ts.
const bridge: Bridge = {
  connect: (name) => ipcRenderer.send('carrel:connect', name),
  pathOf(file) {
    const path = webUtils.getPathForFile(file);
    // Only what was dropped may be read by its path, so the shell is told first.
    if (path !== '') ipcRenderer.sendSync('carrel:dropped', path);
    return path;
  },
};

// A port cannot cross the bridge; it is posted into the page, and to no other origin.
ipcRenderer.on('carrel:port', (event, name: unknown) => {
  window.postMessage({ carrel: 'port', name }, '/', event.ports);
});

contextBridge.exposeInMainWorld('carrel', bridge);
