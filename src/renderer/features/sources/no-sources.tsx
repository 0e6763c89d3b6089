import { pickOpml } from '../../app/opml.ts';
import { useServices } from '../../app/services-context.tsx';
import { Blank } from '../../ui/blank.tsx';
import { Button } from '../../ui/button.tsx';

/** Before the first source. */
export function NoSources() {
  const services = useServices();
  return (
    <div data-region="list">
      <Blank
        heading="Nothing is fetched yet"
        actions={
          <>
            <Button
              variant="primary"
              icon="plus"
              keys="a"
              data-region-focus=""
              onClick={() => services.sources.setState({ adding: '' })}
            >
              Add a source
            </Button>
            <Button onClick={() => void pickOpml(services)}>Import OPML…</Button>
          </>
        }
      >
        Add a category, a feed or a folder. What it announces is fetched each day, and every day says whether
        all of it came.
      </Blank>
    </div>
  );
}
