import { Trans } from '@lingui/react/macro'
import { useFormats } from '../../../i18n/format.ts'
import type { ChainPicture } from './questions.ts'

/** The figures over the picture. */
export function Figures({ picture: { figures, asOf } }: { picture: ChainPicture }) {
  const format = useFormats()
  const { unlinkedShare } = figures
  return (
    <p className="chains-figures">
      <span>
        <b>{format.number(figures.cases)}</b> <Trans>cases</Trans>
      </span>
      <span>
        <b>{format.number(figures.links)}</b> <Trans>links</Trans>
      </span>
      <span>
        <b>{format.number(figures.components - figures.isolated)}</b> <Trans>chains</Trans>
      </span>
      <span>
        <Trans>largest</Trans> <b>{format.number(figures.largest)}</b>
      </span>
      <span>
        <Trans>most infected by one</Trans> <b>{format.number(figures.maxOutDegree)}</b>
      </span>
      <span>
        <Trans>generations</Trans> <b>{format.number(figures.generations)}</b>
      </span>
      <span>
        <Trans>without a likely source</Trans>{' '}
        <b>{unlinkedShare === null ? '–' : format.share(unlinkedShare, 1)}</b>
      </span>
      {figures.unnumbered > 0 ? (
        <span className="late">
          <Trans>{format.number(figures.unnumbered)} cases have no number and are not drawn</Trans>
        </span>
      ) : null}
      <span className="faint">
        <Trans>as of {format.dayAndTime(asOf)}</Trans>
      </span>
    </p>
  )
}
