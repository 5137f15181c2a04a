import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../i18n/format.ts'
import { MapPicture } from './map-picture.tsx'
import type { ChosenMap } from './read-file.ts'
import { useAreaNames } from './use-area-names.ts'

/** The districts that a map lacks; the wall lists them under it. */
export function Missing({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null
  return (
    <p className="map-missing">
      <Trans>Not on the map, listed under it on the wall: {names.join(', ')}</Trans>
    </p>
  )
}

/** The chosen file as it would be drawn. */
export function Preview({ chosen }: { chosen: Extract<ChosenMap, { kind: 'drawn' }> }) {
  const { t } = useLingui()
  const format = useFormats()
  const { drawing, name, positions } = chosen
  const { nameOf, missing } = useAreaNames(drawing.areas.map(({ code }) => code))
  return (
    <>
      <p role="status">
        <Trans>
          {name}: {format.number(drawing.areas.length)} areas, {format.number(positions)} positions
        </Trans>
      </p>
      <MapPicture {...drawing} title={t`Preview of the map`} nameOf={nameOf} />
      <Missing names={missing} />
    </>
  )
}
