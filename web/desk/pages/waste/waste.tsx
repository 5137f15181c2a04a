import { Trans, useLingui } from '@lingui/react/macro'
import { Segmented } from 'antd'
import { useTitle } from '../../../shell/use-title.ts'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { useParts } from '../isolation-sites/use-parts.ts'
import { BagsPart } from './bags-part.tsx'
import { CleaningsPart } from './cleanings-part.tsx'
import { ManifestPart } from './manifest-part.tsx'
import { ManifestsPart } from './manifests-part.tsx'
import { SiteChoice } from './site-choice.tsx'
import '../isolation-sites/isolation-sites.css'
import './waste.css'

const parts = ['bags', 'manifests', 'cleanings'] as const

/** Bags of medical waste to their end, manifests to print and sign, and rooms that wait for a disinfection. */
export function WastePage() {
  const { t } = useLingui()
  const { part, of, change } = useParts(parts, 'bags')
  useTitle(t`Waste and disinfection`)
  const site = of('site')
  const manifest = of('manifest')
  const words = {
    bags: t`Bags of waste`,
    manifests: t`Manifests`,
    cleanings: t`Disinfection`,
  }
  if (manifest) return <ManifestPart manifest={manifest} onClose={() => change({ manifest: '' })} />
  return (
    <div className="supply">
      <PageHead
        title={t`Waste and disinfection`}
        line={
          <Trans>
            Every bag is in one place until it is weighed at the disposal; no room is ready before
            its disinfection has a proof.
          </Trans>
        }
      />
      <div className="supply-bar">
        <Segmented
          aria-label={t`What is shown`}
          value={part}
          options={parts.map((value) => ({ value, label: words[value] }))}
          onChange={(value) => change({ part: value })}
        />
        <SiteChoice site={site} onChange={(value) => change({ site: value })} />
      </div>
      {part === 'bags' ? <BagsPart site={site} of={of} change={change} /> : null}
      {part === 'manifests' ? <ManifestsPart site={site} of={of} change={change} /> : null}
      {part === 'cleanings' ? <CleaningsPart site={site} /> : null}
    </div>
  )
}
