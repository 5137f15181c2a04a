import { Trans } from '@lingui/react/macro'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useAreaName, useMe } from '../../../shell/use-me.ts'
import { useKeepRound } from '../../shell/use-round.ts'

function Crumb({ code, here }: { code: string; here: boolean }) {
  const format = useFormats()
  const name = format.area(code, useAreaName(code))
  const keepRound = useKeepRound()
  return here ? <b>{name}</b> : <Link to={keepRound(`?area=${code}`)}>{name}</Link>
}

/** The way from one's own area down to here; each level leads back. */
export function Crumbs({ area, building }: { area: string; building: string }) {
  const { actor } = useMe()
  const own = actor?.areaCode ?? ''
  const codes = [4, 6, 9, 12]
    .map((digits) => area.slice(0, digits))
    .filter((code, at, all) => code.length >= own.length && all.indexOf(code) === at)
  return (
    <nav className="crumbs">
      {codes.map((code, at) => (
        <span key={code}>
          <Crumb code={code} here={building === '' && at === codes.length - 1} />
        </span>
      ))}
      {building ? (
        <b>
          <Trans>Building {building}</Trans>
        </b>
      ) : null}
    </nav>
  )
}
