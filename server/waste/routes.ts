import { get, post, type Route } from '../http/route.ts'
import { bagList } from './bag-list.ts'
import { checkCleanings } from './check-cleanings.ts'
import { cleaningList, cleaningsDue } from './cleanings-due.ts'
import { drawManifest } from './draw-manifest.ts'
import { handOver } from './hand-over.ts'
import { wasteLaws } from './laws.ts'
import { manifestList, showManifest } from './manifest-list.ts'
import { packBag } from './pack-bag.ts'
import { printLabels } from './print-labels.ts'
import { receiveWaste, settleDifference } from './receive-waste.ts'
import { recordCleaning } from './record-cleaning.ts'
import { storeBags, voidBag } from './store-bags.ts'

export const wasteRoutes: readonly Route[] = [
  post('/api/v1/isolation-sites/:site/waste-labels', printLabels, 'desk'),
  post('/api/v1/waste-bags', packBag, 'desk'),
  post('/api/v1/waste-bags/store', storeBags, 'desk'),
  post('/api/v1/waste-bags/:bag/void', voidBag, 'desk'),
  get('/api/v1/waste-bags', bagList, 'desk'),
  post('/api/v1/waste-manifests', drawManifest, 'desk'),
  post('/api/v1/waste-manifests/:manifest/hand-over', handOver, 'desk'),
  post('/api/v1/waste-manifests/:manifest/receive', receiveWaste, 'desk'),
  post('/api/v1/waste-manifests/:manifest/settle', settleDifference, 'desk'),
  get('/api/v1/waste-manifests', manifestList, 'desk'),
  get('/api/v1/waste-manifests/:manifest', showManifest, 'desk'),
  get('/api/v1/waste-laws', wasteLaws, 'desk'),
  post('/api/v1/cleanings', recordCleaning, 'desk'),
  post('/api/v1/cleanings/check', checkCleanings, 'desk'),
  get('/api/v1/cleanings-due', cleaningsDue, 'desk'),
  get('/api/v1/isolation-sites/:site/cleanings', cleaningList, 'desk'),
]
