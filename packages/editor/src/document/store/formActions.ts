import type { End } from '@tweedie/workflow';
import type { StoreApi } from 'zustand/vanilla';
import { en } from '../../strings/en.ts';
import { hideFromForm, moveField, setField, setFormText, showInForm } from '../form/editForm.ts';
import type { FieldMembers, Form } from '../form/readForm.ts';
import { type Graph, graphAt, withGraph } from '../graph.ts';
import { portsOf } from '../ports/portsOf.ts';
import { ownOf } from '../records.ts';
import type { Changer, ChangeOptions } from './createChanger.ts';
import type { EditorState } from './state.ts';

const rest = 1000;

/** What is done to the form of the document. It has parameters of the workflow itself, wherever one looks. */
export interface FormActions {
  /** Shows parameters in the form, in this order. */
  showInForm(...ends: readonly End[]): void;
  hideFromForm(end: End): void;
  /** Puts a field before another, or at the end. */
  moveField(end: End, before?: End): void;
  /** Changes the title, the summary or the bounds of a field; `undefined` gives those of the parameter back. */
  setField(end: End, members: FieldMembers): void;
  /** Changes the heading of the form, or the sentence under it. */
  setFormText(members: Partial<Pick<Form, 'title' | 'summary'>>): void;
}

export function formActions(store: StoreApi<EditorState>, { change }: Changer): FormActions {
  const names = en.history;
  function edit(name: string, make: (graph: Graph) => Graph, options?: ChangeOptions): void {
    change(name, (workflow) => withGraph(workflow, undefined, make(graphAt(workflow))), options);
  }
  return {
    showInForm: (...ends) =>
      edit(names.showInForm(ends.map(titleOf).join(', ')), (graph) => showInForm(graph, ends)),
    hideFromForm: (end) => edit(names.hideFromForm(titleOf(end)), (graph) => hideFromForm(graph, end)),
    moveField: (end, before) => edit(names.moveField(titleOf(end)), (graph) => moveField(graph, end, before)),
    setField: (end, members) =>
      edit(names.setField(titleOf(end)), (graph) => setField(graph, end, members), {
        group: `field ${end.join('.')} ${Object.keys(members).join()}`,
        rest,
      }),
    setFormText: (members) =>
      edit(names.formText, (graph) => setFormText(graph, members), {
        group: `form ${Object.keys(members).join()}`,
        rest,
      }),
  };

  function titleOf([id, name]: End): string {
    const state = store.getState();
    const node = ownOf(state.workflow.nodes, id);
    const params = node && portsOf(node, state)?.params;
    return params?.find(({ description }) => description.name === name)?.description.title ?? name;
  }
}
