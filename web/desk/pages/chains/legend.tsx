import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../i18n/format.ts'
import { legendOf } from './colours.ts'
import type { ChainPicture } from './questions.ts'
import type { Colouring } from './use-filter.ts'

/** What colours, shapes and lines mean, and how many of each there are. */
export function Legend({ picture, colouring }: { picture: ChainPicture; colouring: Colouring }) {
  const { t } = useLingui()
  const format = useFormats()
  return (
    <div className="chains-legend">
      <ul>
        {legendOf(picture, colouring).map(({ colour, name, cases }) => (
          <li key={colour}>
            <svg width="12" height="12" aria-hidden="true">
              <circle cx="6" cy="6" r="5" fill={colour} />
            </svg>{' '}
            {typeof name === 'string' ? name : t(name)} <b>{format.number(cases)}</b>
          </li>
        ))}
        <li>
          <svg width="14" height="14" aria-hidden="true">
            <path d="M7 1l6 6l-6 6l-6-6z" fill="none" stroke="currentColor" strokeWidth="2" />
          </svg>{' '}
          <Trans>source unknown</Trans> <b>{format.number(picture.figures.sourceUnknown)}</b>
        </li>
      </ul>
      <ul>
        <li>
          <svg width="28" height="8" aria-hidden="true">
            <path d="M0 4h28" stroke="currentColor" strokeWidth="3" />
          </svg>{' '}
          <Trans>decided</Trans>
        </li>
        <li>
          <svg width="28" height="8" aria-hidden="true">
            <path d="M0 4h28" className="chains-thin" strokeWidth="1" />
          </svg>{' '}
          <Trans>not decided; the thinner, the less likely</Trans>
        </li>
        <li>
          <svg width="28" height="8" aria-hidden="true">
            <path d="M0 4h28" className="chains-wrong" strokeWidth="2" />
          </svg>{' '}
          <Trans>cannot be</Trans> <b>{format.number(picture.figures.impossible)}</b>
        </li>
      </ul>
    </div>
  )
}
