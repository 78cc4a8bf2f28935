/** Where the program's own files lie: the only place that asks how it was started. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folders the program lies in. Bundled as CommonJS there is no `import.meta.url`; the script's own path stands in. */
export function programFolders(): readonly string[] {
  const module: string | undefined = import.meta.url;
  const script = process.argv[1];
  return [
    ...(module?.startsWith('file:') === true ? [dirname(fileURLToPath(module))] : []),
    ...(script === undefined ? [] : [dirname(script)]),
  ];
}
