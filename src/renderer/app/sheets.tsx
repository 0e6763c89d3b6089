import { CollectionsSheet } from '../features/collections/index.ts';
import { DigestSheet } from '../features/digest/index.ts';
import { ExportSheet } from '../features/exports/index.ts';
import { HistorySheet } from '../features/history/index.ts';
import { ImportSheet } from '../features/imports/index.ts';
import { TagsSheet } from '../features/library/index.ts';
import { Palette } from '../features/palette/index.ts';
import { RuleSheet, WatchSheet } from '../features/rules/index.ts';
import { SavedSheet } from '../features/saved/index.ts';
import { SettingsSheet } from '../features/settings/index.ts';
import { ShortcutSheet } from '../features/shortcuts/index.ts';
import { BulkSheet } from '../features/triage/index.ts';

/** The sheets that can lie over the page; the store says which one does. */
export function Sheets() {
  return (
    <>
      <ImportSheet />
      <Palette />
      <TagsSheet />
      <BulkSheet />
      <ShortcutSheet />
      <SettingsSheet />
      <DigestSheet />
      <ExportSheet />
      <RuleSheet />
      <WatchSheet />
      <SavedSheet />
      <CollectionsSheet />
      <HistorySheet />
    </>
  );
}
