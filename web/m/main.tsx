import './storage/lasting.ts'
import 'virtual:tokens.css'
import '../kit/base.css'
import '../kit/parts.css'
import './m.css'
import { createRoot } from 'react-dom/client'
import { firstLanguage, speakFrom, switchLanguage } from '../i18n/language.ts'
import { App, fetchFirst } from './app.tsx'
import { startSettings } from './settings.ts'

speakFrom({
  'zh-CN': () => import('./locales/zh-CN.po'),
  en: () => import('./locales/en.po'),
})
startSettings()
// Where this fails, the part itself says so.
void fetchFirst().catch(() => undefined)
await switchLanguage(firstLanguage(), false)
const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')
createRoot(root).render(<App />)
