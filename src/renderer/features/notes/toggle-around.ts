import { type ChangeSpec, EditorSelection, type StateCommand } from '@codemirror/state';

/** A command that puts marks such as `**` round what is selected, or takes them away again. */
export function toggleAround(mark: string): StateCommand {
  return ({ state, dispatch }) => {
    const length = mark.length;
    const change = state.changeByRange((range) => {
      const before = state.sliceDoc(range.from - length, range.from);
      const after = state.sliceDoc(range.to, range.to + length);
      if (before === mark && after === mark) {
        const changes: ChangeSpec[] = [
          { from: range.from - length, to: range.from },
          { from: range.to, to: range.to + length },
        ];
        return { changes, range: EditorSelection.range(range.from - length, range.to - length) };
      }
      const changes: ChangeSpec[] = [
        { from: range.from, insert: mark },
        { from: range.to, insert: mark },
      ];
      return { changes, range: EditorSelection.range(range.from + length, range.to + length) };
    });
    dispatch(state.update(change, { userEvent: 'input', scrollIntoView: true }));
    return true;
  };
}
