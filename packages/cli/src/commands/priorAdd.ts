import { networksOf, type PriorCard } from '@tweedie/priors';
import { Command } from 'commander';
import { dirname, join } from 'node:path';
import type { Context } from '../context.ts';
import { formatFacts } from '../facts.ts';
import { addAddFlags, type AddFlags } from '../prior/addFlags.ts';
import { askYes, canAsk } from '../prior/ask.ts';
import { derivativeOf } from '../prior/derivativeOf.ts';
import { describeCard } from '../prior/describeCard.ts';
import { examine } from '../prior/examine.ts';
import { formatRanking, noteDoubt } from '../prior/formatRanking.ts';
import { findModel, type FoundModel } from '../prior/findModel.ts';
import { planAddition } from '../prior/planAddition.ts';

const description = [
  'Adds an ONNX network to your priors: reads from the file what goes in and comes out, finds out by running it which sizes it takes, what it answers with and how much noise it knows, and writes a card beside a copy of it. It asks for what it cannot know; in a pipe it wants flags instead. A card.json beside the network says it all, a scheduler_config.json of diffusers what it answers with.',
  'The network is a file, or comes from the net: https://…, or hf:owner/name/file and hf:owner/name@revision/file on Hugging Face, or on the mirror that HF_ENDPOINT names. Files with its weights come along. What is fetched is checked against --sha256 or the card, and its SHA-256 is written down. Ctrl-C keeps what came: the same command goes on from there. No other command fetches models.',
  'Your priors are in $TWEEDIE_HOME/priors, or else where your system keeps the data of programs.',
].join('\n\n');

export function priorAddCommand(context: Context): Command {
  const { report } = context;
  const command = new Command('add')
    .summary('add an ONNX network to your priors')
    .description(description)
    .argument(
      '<model>',
      'the network, a file, a folder with a card.json, or an address: it takes an image, and mostly a noise level, and answers with an image',
    );
  return addAddFlags(command).action(async (given: string, flags: AddFlags) => {
    const mayAsk = canAsk() && !flags.yes;
    const model = await findModel(given, flags, { report, mayAsk });
    if (model.card) report.note('The card.json beside it says what it is.');
    const plan = await planAddition(model, flags, { ...context, mayAsk });
    const { card, ranking } = await examine(model, plan, { flags, report, mayAsk });
    report.say(formatFacts(describeCard(card)));
    if (ranking) report.say(`\n${formatRanking(ranking)}\n`);
    noteDoubt(card, ranking, report);
    const { store } = plan;
    if (mayAsk && !(await askYes(`Add it as ${card.name}, to ${store.folder}?`)))
      return report.note('Nothing was added.');
    const share = model.source !== undefined;
    const folder = await store.add(card, model.file, { ...flags, ...filesBeside(model, card), share });
    await model.drop();
    report.say(`Added: ${folder}`);
    const derivative = await derivativeOf(folder, flags);
    report.say(
      derivative.works
        ? 'It has a derivative: every solver can use it.'
        : `It has no derivative, so only solvers that need none can use it: ${derivative.reason}`,
    );
    const which = flags.out === undefined ? card.name : folder;
    report.say(
      `See how well it denoises:\n  tweedie prior check ${which}\nUse it:\n  tweedie restore old.jpg --mask scratches.png --prior ${which}`,
    );
    const tried = ranking?.ranked.map(({ card: { parametrisation, range, ...rest }, left }) => ({
      parametrisation,
      ...('schedule' in rest && { schedule: rest.schedule.kind }),
      ...('time' in rest && { time: rest.time, timeScale: rest.timeScale }),
      range,
      left,
    }));
    report.result({ command: 'prior add', file: given, folder, card, tried, derivative });
  });
}

/** The other files of a card: those with weights by their names, and networks under the names of the new card. */
function filesBeside(
  { file, card: given }: FoundModel,
  card: PriorCard,
): { readonly files: readonly string[]; readonly networks: ReadonlyMap<string, string> } {
  const networks = networksOf(card);
  const before = given ? networksOf(given) : [];
  return {
    files: networks.flatMap(({ weights = [] }) => weights.map((each) => each.file)),
    networks: new Map(
      networks.slice(1).map((each, i) => [each.file, join(dirname(file), before[i + 1]!.file)]),
    ),
  };
}
