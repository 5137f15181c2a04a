import { useLingui } from '@lingui/react/macro'
import { type Language, switchLanguage } from '../../i18n/language.ts'
import { Button } from '../../kit/button.tsx'
import { chooseElder, useElder } from '../settings.ts'

/** Elder mode and language, on the first screen and not behind a menu (MIIT 适老化 asks for a prominent entry). */
export function Switches() {
  const { t, i18n } = useLingui()
  const isElder = useElder()
  const other: Language = i18n.locale === 'zh-CN' ? 'en' : 'zh-CN'
  return (
    <div className="m-switches">
      <Button aria-pressed={isElder} onClick={() => chooseElder(!isElder)}>
        {t`Large text`}
      </Button>
      <Button lang={other} onClick={() => void switchLanguage(other)}>
        {other === 'en' ? 'English' : '中文'}
      </Button>
    </div>
  )
}
