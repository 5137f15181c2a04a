import { Trans } from '@lingui/react/macro'
import { Link } from 'react-router'
import { Icon } from '../../../ui/desk/icon.tsx'

/** Three ways in, each a few minutes: a tube, a pool, the list of what is owed. */
export function Acts() {
  return (
    <ol className="acts">
      <li>
        <Link to="/follow">
          <Icon name="tube" size={22} />
          <b>
            <Trans>Follow a tube · 3 minutes</Trans>
          </b>
          <span>
            <Trans>
              From the sampler's hand to ten results: who, where, when, and both signatures of every
              hand-over.
            </Trans>
          </span>
          <Icon name="arrow" />
        </Link>
      </li>
      <li>
        <Link to="/recall">
          <Icon name="recall" size={22} />
          <b>
            <Trans>Watch a pool being closed</Trans>
          </b>
          <span>
            <Trans>
              Ten people held, each tested alone, against the clock. Until then nothing is said
              about any of them.
            </Trans>
          </span>
          <Icon name="arrow" />
        </Link>
      </li>
      <li>
        <Link to="/loops">
          <Icon name="loop" size={22} />
          <b>
            <Trans>See what is still owed</Trans>
          </b>
          <span>
            <Trans>
              Every open loop with its owner, its due time and the next step, derived from the
              facts.
            </Trans>
          </span>
          <Icon name="arrow" />
        </Link>
      </li>
    </ol>
  )
}
