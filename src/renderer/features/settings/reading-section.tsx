import type { Settings } from '#shared/contract/library.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { NumberBox } from './number-box.tsx';
import { Line, Section } from './section.tsx';

/** What is fetched to be read offline, and how much is to be read in a week. */
export function ReadingSection({
  settings,
  onChange,
}: {
  readonly settings: Settings;
  readonly onChange: (change: Partial<Settings>) => void;
}) {
  return (
    <Section title="Reading" caption="PDFs are kept beside the library and open without a network">
      <Line label="PDFs of queued papers">
        <Segmented
          label="PDFs of queued papers"
          value={settings.fetchPdfs ? 'fetch' : 'ask'}
          options={[
            { value: 'fetch', label: 'Fetched' },
            { value: 'ask', label: 'When asked' },
          ]}
          onChange={(choice) => onChange({ fetchPdfs: choice === 'fetch' })}
        />
      </Line>
      <Line label="Largest PDF">
        <NumberBox
          label="Largest PDF, in MB"
          value={settings.largestPdf}
          min={1}
          max={200}
          unit="MB"
          onTake={(largestPdf) => onChange({ largestPdf })}
        />
      </Line>
      <Line label="Weekly goal">
        <NumberBox
          label="Papers to finish in a week; 0 for no goal"
          value={settings.weeklyGoal}
          min={0}
          max={200}
          unit={settings.weeklyGoal === 0 ? 'papers: no goal' : 'papers'}
          onTake={(weeklyGoal) => onChange({ weeklyGoal })}
        />
      </Line>
    </Section>
  );
}
