import { Command } from 'commander';
import type { Context } from '../context.ts';
import type { ServeFlags } from '../serve/serve.ts';
import { wholeNumber } from './wholeNumber.ts';

const description = [
  'Runs workflows over HTTP: pictures are uploaded, runs wait in a queue, events come over a WebSocket, results are files. The queue, the runs and their results are in a folder, and are there again after a restart.',
  'It listens to this machine alone, unless --host says otherwise. Then everybody has to know the token in $TWEEDIE_TOKEN; without one, a token is made and shown once.',
].join('\n\n');

export function serveCommand(context: Context): Command {
  const list = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];
  return new Command('serve')
    .summary('run workflows over HTTP')
    .description(description)
    .option('--host <address>', 'the address to listen at (default 127.0.0.1)')
    .option('--port <integer>', 'the port; 0 is any that is free (default 4747)', wholeNumber(0))
    .option('--folder <path>', 'where uploads and runs are kept (default "server" beside your priors)')
    .option('--concurrency <integer>', 'how many runs go at once (default 1)', wholeNumber(1))
    .option('--threads <integer>', 'threads of each network (default the physical cores)', wholeNumber(1))
    .option('--paused', 'let nothing start until the queue is resumed')
    .option('--studio <folder>', 'serve the studio too, as it is built in this folder')
    .option('--open', 'open it in a browser, where there is one')
    .option('--no-open', 'open nothing, in spite of an earlier --open')
    .option('--allow-origin <origin>', 'let pages of this origin call; may be given again', list)
    .option('--embed <origin>', 'let pages of this origin show the studio; may be given again', list)
    .option('--allow-host <name>', 'a name by which it may be called; may be given again', list)
    .option('--frozen [workflows...]', 'for the public: nothing but these workflows, or any within limits')
    .option('--max-pixels <integer>', 'of the largest picture', wholeNumber(1))
    .option('--max-evaluations <integer>', 'network evaluations of a run', wholeNumber(1))
    .option('--max-seconds <integer>', 'how long a run may take', wholeNumber(1))
    .action(async (flags: ServeFlags) => {
      const { serve } = await import('../serve/serve.ts'); // no other command needs a web server
      await serve(flags, context);
    });
}
