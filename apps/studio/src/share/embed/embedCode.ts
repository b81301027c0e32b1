import type { Workflow } from '@tweedie/workflow';
import { strings } from '../../strings/share.ts';
import { hashOfGraph } from '../graphLink.ts';

/** The HTML that shows a graph in the page of somebody else. `page`: the address of the studio. */
export function embedCode(page: string, workflow: Workflow): string {
  const address = escape(page + hashOfGraph(workflow, { embed: true }));
  const title = escape(strings.embedTitle(workflow.name || strings.embedded));
  return `<iframe src="${address}" title="${title}" width="960" height="540" style="border: 0" loading="lazy" allow="clipboard-write"></iframe>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
