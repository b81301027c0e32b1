/** @file Runs in a Worker: arranges one drawing, and answers with the places. */
import { arrange, type Drawing } from '../../document/layout/arrange.ts';

addEventListener('message', ({ data }: MessageEvent<Drawing>) => postMessage(arrange(data)));
