import { useStore } from 'zustand';
import { type AnnounceType, announceTypes, type Source } from '#shared/contract/sources.ts';
import { reported } from '../../app/acts.ts';
import type { Services } from '../../app/services.ts';
import { useServices } from '../../app/services-context.tsx';
import { fetchSource, removeSource, setEnabled } from '../../app/source-acts.ts';
import buttonStyles from '../../ui/button.module.css';
import { Icon } from '../../ui/icon.tsx';
import { MenuButton, type MenuEntry } from '../../ui/menu-button.tsx';
import { announceLabels, hasAnnounceTypes } from './source-words.ts';

/** What else can be done with a source. */
export function SourceMenu({ source, onRename }: { readonly source: Source; readonly onRename: () => void }) {
  const services = useServices();
  const isForbidden = useStore(services.sources, (state) => state.network.forbidden);
  const entries: MenuEntry[] = [
    {
      id: 'pause',
      label: source.enabled ? 'Pause' : 'Go on',
      icon: source.enabled ? 'pause' : 'play',
      keys: 'p',
      onChoose: () => void setEnabled(services, source, !source.enabled),
    },
    { id: 'rename', label: 'Rename', icon: 'pencil', onChoose: onRename },
    ...(hasAnnounceTypes(source.kind)
      ? announceTypes.map((type) => ({
          id: type,
          label: announceLabels[type],
          isOn: source.announces.includes(type),
          onChoose: () => void toggleAnnounced(services, source, type),
        }))
      : []),
    ...(isForbidden
      ? []
      : [
          {
            id: 'all',
            label: 'Fetch every source',
            icon: 'refresh' as const,
            keys: 'Shift+f',
            onChoose: () => void fetchSource(services, {}),
          },
        ]),
    {
      id: 'remove',
      label: 'Remove',
      icon: 'trash',
      danger: true,
      onChoose: () => void removeSource(services, source),
    },
  ];
  return (
    <MenuButton label={`More about ${source.name}`} className={buttonStyles['iconButton']} entries={entries}>
      <Icon name="ellipsis" />
    </MenuButton>
  );
}

function toggleAnnounced(services: Services, source: Source, type: AnnounceType): Promise<void> {
  const announces = announceTypes.filter((one) => (one === type) !== source.announces.includes(one));
  return reported(services, async () => {
    if (announces.length === 0) {
      services.toasts.getState().show({
        sentence: 'A source brings at least one kind of paper. Pause it to bring none.',
        tone: 'error',
      });
      return;
    }
    await services.library.sources.update({ id: source.id, announces });
    await services.sources.getState().load();
  });
}
