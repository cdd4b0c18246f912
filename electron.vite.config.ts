import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { noteShipped } from './scripts/package/note-shipped';

const slim = (name: string) => fileURLToPath(new URL(`main/slim/${name}.mjs`, import.meta.url));

/**
 * Bundles for main, preload and renderer under `out/`. The `dependencies` of package.json stay
 * outside: they bring native files, and ship as folders. All else is bundled, and is a
 * `devDependency`.
 */
export default defineConfig({
  main: {
    plugins: [noteShipped('main')],
    // Less to compile before the window can open: see the files themselves.
    resolve: {
      alias: [
        { find: /^undici$/, replacement: slim('undici') },
        { find: /^node:http2$/, replacement: slim('no-http2') },
        { find: /^ajv\/dist\/2020\.js$|^ajv-formats$/, replacement: slim('no-validator') },
      ],
    },
    build: {
      lib: {
        // The ledger's long looks run in a process of their own, which needs a file of its own.
        entry: { main: 'main/main.ts', 'ledger-check': 'main/ledger/check-process.ts' },
        formats: ['es'],
      },
      outDir: 'out/main',
      // Names stay, for the traces in a log; what is only read by people is not compiled.
      rollupOptions: {
        output: {
          entryFileNames: '[name].js',
          minify: { compress: false, mangle: false, codegen: true },
        },
      },
    },
  },
  preload: {
    plugins: [noteShipped('preload')],
    build: {
      // A sandboxed preload is CommonJS and one file.
      lib: { entry: 'main/preload.ts', formats: ['cjs'] },
      outDir: 'out/preload',
      rollupOptions: { output: { entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react(), noteShipped('renderer')],
    worker: { format: 'es', plugins: () => [noteShipped('worker')] },
    build: {
      outDir: 'out/renderer',
      minify: true,
      assetsInlineLimit: 0,
      rollupOptions: {
        input: { index: 'renderer/index.html', customer: 'renderer/customer.html' },
      },
    },
  },
});
