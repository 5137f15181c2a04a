import { get, post, type Route } from '../http/route.ts'
import { caseChain } from './case-chain.ts'
import { clusterList } from './cluster-list.ts'
import { decideSource } from './decide-source.ts'
import { exportChains } from './export-chains.ts'
import { changeCluster, nameCluster } from './name-cluster.ts'
import { picture } from './picture.ts'
import { rejectSource } from './reject-source.ts'
import { compareSnapshot, showSnapshot, snapshotList, takeSnapshot } from './snapshots.ts'

export const chainRoutes: Route[] = [
  get('/api/v1/chains', picture, 'report'),
  get('/api/v1/chains/export', exportChains, 'report'),
  get('/api/v1/chains/cases/:number', caseChain, 'desk'),
  post('/api/v1/chains/cases/:number/decide', decideSource, 'desk'),
  post('/api/v1/chains/cases/:number/reject', rejectSource, 'desk'),
  get('/api/v1/chain-snapshots', snapshotList, 'report'),
  post('/api/v1/chain-snapshots', takeSnapshot, 'desk'),
  get('/api/v1/chain-snapshots/:snapshot', showSnapshot, 'report'),
  get('/api/v1/chain-snapshots/:snapshot/difference', compareSnapshot, 'report'),
  get('/api/v1/clusters', clusterList, 'report'),
  post('/api/v1/clusters', nameCluster, 'desk'),
  post('/api/v1/clusters/:cluster/change', changeCluster, 'desk'),
]
