import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const folder = fileURLToPath(new URL('../../examples/plugins/', import.meta.url));

interface Package {
  readonly name: string;
  readonly version: string;
  readonly description?: string;
  readonly license?: string;
}
interface Manifest {
  readonly nodes: readonly { readonly title: string }[];
}

/** Serves the packages of the example plugins, as far as they are built, beside the studio, with a catalogue of them. */
export function examplePlugins(): Plugin {
  return {
    name: 'example-plugins',
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const path = (request.url ?? '').replace(/^\/|[?#].*$/g, '');
        const text = files().get(path);
        if (text === undefined) return next();
        response.setHeader('Content-Type', path.endsWith('.js') ? 'text/javascript' : 'application/json');
        response.end(text);
      });
    },
    generateBundle() {
      for (const [fileName, source] of files()) this.emitFile({ type: 'asset', fileName, source });
    },
  };
}

/** By their paths below the studio. */
function files(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const plugins = readdirSync(folder)
    .filter((name) => existsSync(`${folder}${name}/tweedie.json`))
    .map((name) => {
      const read = (path: string): string => {
        const text = readFileSync(`${folder}${name}/${path}`, 'utf8');
        found.set(`plugins/${name}/${path}`, text);
        return text;
      };
      const about = JSON.parse(read('package.json')) as Package;
      const { nodes } = JSON.parse(read('tweedie.json')) as Manifest;
      const modules = readdirSync(`${folder}${name}/dist`).filter((file) => file.endsWith('.js'));
      for (const file of modules) read(`dist/${file}`);
      const { version, description = '', license } = about;
      return {
        ...{ name: about.name, version, summary: description, publisher: 'Tweedie', licence: license },
        ...{ nodes: nodes.map(({ title }) => title), url: `${name}/` },
      };
    });
  return found.set('plugins/catalogue.json', JSON.stringify({ format: 1, plugins }, undefined, 2));
}
