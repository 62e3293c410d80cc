/**
 * The server's internal types have no JSON names: where an error shows one of them, all its fields are written by their
 * Go names, in declaration order. A line per struct; a field is `GoName=jsonName:code` (the JSON name left out where it
 * is the Go name with a small first letter). Codes: s text, n number, b boolean, q quantity (all with their zero value),
 * p anything that may be null, l label selector, ?X pointer to a struct, +X list of structs, .X struct, @X embedded struct,
 * m embedded metadata. From `kubernetes: apis/core` and `api: core/v1`, names and types only.
 */
const table = `
AWSElasticBlockStoreVolumeSource VolumeID:s FSType=fsType:s Partition:n ReadOnly:b
Affinity NodeAffinity:?NodeAffinity PodAffinity:?PodAffinity PodAntiAffinity:?PodAntiAffinity
AppArmorProfile Type:s LocalhostProfile:p
AzureDiskVolumeSource DiskName:s DataDiskURI=diskURI:s CachingMode:p FSType=fsType:p ReadOnly:p Kind:p
AzureFileVolumeSource SecretName:s ShareName:s ReadOnly:b
CSIVolumeSource Driver:s ReadOnly:p FSType=fsType:p VolumeAttributes:p NodePublishSecretRef:?LocalObjectReference
Capabilities Add:p Drop:p
CephFSVolumeSource Monitors:p Path:s User:s SecretFile:s SecretRef:?LocalObjectReference ReadOnly:b
CinderVolumeSource VolumeID:s FSType=fsType:s ReadOnly:b SecretRef:?LocalObjectReference
ClusterTrustBundleProjection Name:p SignerName:p LabelSelector:l Optional:p Path:s User:p
ConfigMapEnvSource @LocalObjectReference Optional:p
ConfigMapKeySelector @LocalObjectReference Key:s Optional:p
ConfigMapProjection @LocalObjectReference Items:+KeyToPath Optional:p
ConfigMapVolumeSource @LocalObjectReference Items:+KeyToPath DefaultMode:p Optional:p DefaultUser:p
Container Name:s Image:s Command:p Args:p WorkingDir:s Ports:+ContainerPort EnvFrom:+EnvFromSource Env:+EnvVar Resources:.ResourceRequirements ResizePolicy:+ContainerResizePolicy RestartPolicy:p RestartPolicyRules:+ContainerRestartRule VolumeMounts:+VolumeMount VolumeDevices:+VolumeDevice LivenessProbe:?Probe ReadinessProbe:?Probe StartupProbe:?Probe Lifecycle:?Lifecycle TerminationMessagePath:s TerminationMessagePolicy:s ImagePullPolicy:s SecurityContext:?SecurityContext Stdin:b StdinOnce:b TTY=tty:b
ContainerPort Name:s HostPort:n ContainerPort:n Protocol:s HostIP:s
ContainerResizePolicy ResourceName:s RestartPolicy:s
ContainerRestartRule Action:s ExitCodes:?ContainerRestartRuleOnExitCodes
ContainerRestartRuleOnExitCodes Operator:s Values:p
DownwardAPIProjection Items:+DownwardAPIVolumeFile
DownwardAPIVolumeFile Path:s FieldRef:?ObjectFieldSelector ResourceFieldRef:?ResourceFieldSelector Mode:p User:p
DownwardAPIVolumeSource Items:+DownwardAPIVolumeFile DefaultMode:p DefaultUser:p
EmptyDirVolumeSource Medium:s SizeLimit:p Mode:p
EnvFromSource Prefix:s ConfigMapRef:?ConfigMapEnvSource SecretRef:?SecretEnvSource
EnvVar Name:s Value:s ValueFrom:?EnvVarSource
EnvVarSource FieldRef:?ObjectFieldSelector ResourceFieldRef:?ResourceFieldSelector ConfigMapKeyRef:?ConfigMapKeySelector SecretKeyRef:?SecretKeySelector FileKeyRef:?FileKeySelector
EphemeralContainer @EphemeralContainerCommon TargetContainerName:s
EphemeralContainerCommon Name:s Image:s Command:p Args:p WorkingDir:s Ports:+ContainerPort EnvFrom:+EnvFromSource Env:+EnvVar Resources:.ResourceRequirements ResizePolicy:+ContainerResizePolicy RestartPolicy:p RestartPolicyRules:+ContainerRestartRule VolumeMounts:+VolumeMount VolumeDevices:+VolumeDevice LivenessProbe:?Probe ReadinessProbe:?Probe StartupProbe:?Probe Lifecycle:?Lifecycle TerminationMessagePath:s TerminationMessagePolicy:s ImagePullPolicy:s SecurityContext:?SecurityContext Stdin:b StdinOnce:b TTY=tty:b
EphemeralVolumeSource VolumeClaimTemplate:?PersistentVolumeClaimTemplate
EvictionResponder Name:s Priority:p
ExecAction Command:p
FCVolumeSource TargetWWNs:p Lun:p FSType=fsType:s ReadOnly:b WWIDs=wwids:p
FileKeySelector VolumeName:s Path:s Key:s Optional:p
FlexVolumeSource Driver:s FSType=fsType:s SecretRef:?LocalObjectReference ReadOnly:b Options:p
FlockerVolumeSource DatasetName:s DatasetUUID:s
GCEPersistentDiskVolumeSource PDName=pdName:s FSType=fsType:s Partition:n ReadOnly:b
GRPCAction Port:n Service:p Mode:p
GitRepoVolumeSource Repository:s Revision:s Directory:s
GlusterfsVolumeSource EndpointsName=endpoints:s Path:s ReadOnly:b
HTTPGetAction Path:s Port:n Host:s Scheme:s HTTPHeaders=httpHeaders:+HTTPHeader Protocol:p
HTTPHeader Name:s Value:s
HostAlias IP=ip:s Hostnames:p
HostPathVolumeSource Path:s Type:p
ISCSIVolumeSource TargetPortal:s IQN=iqn:s Lun:n ISCSIInterface=iscsiInterface:s FSType=fsType:s ReadOnly:b Portals:p DiscoveryCHAPAuth=chapAuthDiscovery:b SessionCHAPAuth=chapAuthSession:b SecretRef:?LocalObjectReference InitiatorName:p
ImageVolumeSource Reference:s PullPolicy:s
KeyToPath Key:s Path:s Mode:p User:p
Lifecycle PostStart:?LifecycleHandler PreStop:?LifecycleHandler StopSignal:p
LifecycleHandler Exec:?ExecAction HTTPGet=httpGet:?HTTPGetAction TCPSocket=tcpSocket:?TCPSocketAction Sleep:?SleepAction
LocalObjectReference Name:s
NFSVolumeSource Server:s Path:s ReadOnly:b
NodeAffinity RequiredDuringSchedulingIgnoredDuringExecution:?NodeSelector PreferredDuringSchedulingIgnoredDuringExecution:+PreferredSchedulingTerm
NodeSelector NodeSelectorTerms:+NodeSelectorTerm
NodeSelectorRequirement Key:s Operator:s Values:p
NodeSelectorTerm MatchExpressions:+NodeSelectorRequirement MatchFields:+NodeSelectorRequirement
ObjectFieldSelector APIVersion=apiVersion:s FieldPath:s
PersistentVolumeClaimSpec AccessModes:p Selector:l Resources:.VolumeResourceRequirements VolumeName:s StorageClassName:p VolumeMode:p DataSource:?TypedLocalObjectReference DataSourceRef:?TypedObjectReference VolumeAttributesClassName:p
AzureFilePersistentVolumeSource SecretName:s ShareName:s ReadOnly:b SecretNamespace:p
CSIPersistentVolumeSource Driver:s VolumeHandle:s ReadOnly:b FSType=fsType:s VolumeAttributes:p ControllerPublishSecretRef:?SecretReference NodeStageSecretRef:?SecretReference NodePublishSecretRef:?SecretReference ControllerExpandSecretRef:?SecretReference NodeExpandSecretRef:?SecretReference
CephFSPersistentVolumeSource Monitors:p Path:s User:s SecretFile:s SecretRef:?SecretReference ReadOnly:b
CinderPersistentVolumeSource VolumeID:s FSType=fsType:s ReadOnly:b SecretRef:?SecretReference
FlexPersistentVolumeSource Driver:s FSType=fsType:s SecretRef:?SecretReference ReadOnly:b Options:p
GlusterfsPersistentVolumeSource EndpointsName=endpoints:s Path:s ReadOnly:b EndpointsNamespace:p
ISCSIPersistentVolumeSource TargetPortal:s IQN=iqn:s Lun:n ISCSIInterface=iscsiInterface:s FSType=fsType:s ReadOnly:b Portals:p DiscoveryCHAPAuth=chapAuthDiscovery:b SessionCHAPAuth=chapAuthSession:b SecretRef:?SecretReference InitiatorName:p
LocalVolumeSource Path:s FSType=fsType:p
RBDPersistentVolumeSource CephMonitors=monitors:p RBDImage=image:s FSType=fsType:s RBDPool=pool:s RadosUser=user:s Keyring:s SecretRef:?SecretReference ReadOnly:b
ScaleIOPersistentVolumeSource Gateway:s System:s SecretRef:?SecretReference SSLEnabled=sslEnabled:b ProtectionDomain:s StoragePool:s StorageMode:s VolumeName:s FSType=fsType:s ReadOnly:b
SecretReference Name:s Namespace:s
StorageOSPersistentVolumeSource VolumeName:s VolumeNamespace:s FSType=fsType:s ReadOnly:b SecretRef:p
PersistentVolumeSource GCEPersistentDisk=gcePersistentDisk:?GCEPersistentDiskVolumeSource AWSElasticBlockStore=awsElasticBlockStore:?AWSElasticBlockStoreVolumeSource HostPath:?HostPathVolumeSource Glusterfs:?GlusterfsPersistentVolumeSource NFS=nfs:?NFSVolumeSource RBD=rbd:?RBDPersistentVolumeSource ISCSI=iscsi:?ISCSIPersistentVolumeSource Cinder:?CinderPersistentVolumeSource CephFS=cephfs:?CephFSPersistentVolumeSource FC=fc:?FCVolumeSource Flocker:?FlockerVolumeSource FlexVolume:?FlexPersistentVolumeSource AzureFile:?AzureFilePersistentVolumeSource VsphereVolume:?VsphereVirtualDiskVolumeSource Quobyte:?QuobyteVolumeSource AzureDisk:?AzureDiskVolumeSource PhotonPersistentDisk:?PhotonPersistentDiskVolumeSource PortworxVolume:?PortworxVolumeSource ScaleIO:?ScaleIOPersistentVolumeSource Local:?LocalVolumeSource StorageOS=storageos:?StorageOSPersistentVolumeSource CSI=csi:?CSIPersistentVolumeSource
PersistentVolumeClaimTemplate metadata:m Spec:.PersistentVolumeClaimSpec
PersistentVolumeClaimVolumeSource ClaimName:s ReadOnly:b
PhotonPersistentDiskVolumeSource PdID:s FSType=fsType:s
PodAffinity RequiredDuringSchedulingIgnoredDuringExecution:+PodAffinityTerm PreferredDuringSchedulingIgnoredDuringExecution:+WeightedPodAffinityTerm
PodAffinityTerm LabelSelector:l Namespaces:p TopologyKey:s NamespaceSelector:l MatchLabelKeys:p MismatchLabelKeys:p
PodAntiAffinity RequiredDuringSchedulingIgnoredDuringExecution:+PodAffinityTerm PreferredDuringSchedulingIgnoredDuringExecution:+WeightedPodAffinityTerm
PodCertificateProjection SignerName:s KeyType:s MaxExpirationSeconds:p CredentialBundlePath:s KeyPath:s CertificateChainPath:s UserAnnotations:p User:p
PodDNSConfig Nameservers:p Searches:p Options:+PodDNSConfigOption
PodDNSConfigOption Name:s Value:p
PodOS Name:s
PodReadinessGate ConditionType:s
PodResourceClaim Name:s ResourceClaimName:p ResourceClaimTemplateName:p
PodSchedulingGate Name:s
PodSchedulingGroup PodGroupName:p
PodSecurityContext SELinuxOptions=seLinuxOptions:?SELinuxOptions WindowsOptions:?WindowsSecurityContextOptions RunAsUser:p RunAsGroup:p RunAsNonRoot:p SupplementalGroups:p SupplementalGroupsPolicy:p FSGroup=fsGroup:p Sysctls:+Sysctl FSGroupChangePolicy=fsGroupChangePolicy:p SeccompProfile:?SeccompProfile AppArmorProfile:?AppArmorProfile SELinuxChangePolicy=seLinuxChangePolicy:p
PodSpec Volumes:+Volume InitContainers:+Container Containers:+Container EphemeralContainers:+EphemeralContainer RestartPolicy:s TerminationGracePeriodSeconds:p ActiveDeadlineSeconds:p DNSPolicy=dnsPolicy:s NodeSelector:p ServiceAccountName:s DeprecatedServiceAccount=serviceAccount:s AutomountServiceAccountToken:p NodeName:s HostNetwork:b HostPID:b HostIPC:b ShareProcessNamespace:p SecurityContext:?PodSecurityContext ImagePullSecrets:+LocalObjectReference Hostname:s Subdomain:s Affinity:?Affinity SchedulerName:s Tolerations:+Toleration HostAliases:+HostAlias PriorityClassName:s Priority:p DNSConfig=dnsConfig:?PodDNSConfig ReadinessGates:+PodReadinessGate RuntimeClassName:p EnableServiceLinks:p PreemptionPolicy:p Overhead:p TopologySpreadConstraints:+TopologySpreadConstraint SetHostnameAsFQDN:p OS=os:?PodOS HostUsers:p SchedulingGates:+PodSchedulingGate ResourceClaims:+PodResourceClaim Resources:?ResourceRequirements HostnameOverride:p SchedulingGroup:?PodSchedulingGroup EvictionResponders:+EvictionResponder
PortworxVolumeSource VolumeID:s FSType=fsType:s ReadOnly:b
PreferredSchedulingTerm Weight:n Preference:.NodeSelectorTerm
Probe @ProbeHandler InitialDelaySeconds:n TimeoutSeconds:n PeriodSeconds:n SuccessThreshold:n FailureThreshold:n TerminationGracePeriodSeconds:p
ProbeHandler Exec:?ExecAction HTTPGet=httpGet:?HTTPGetAction TCPSocket=tcpSocket:?TCPSocketAction GRPC=grpc:?GRPCAction
ProjectedVolumeSource Sources:+VolumeProjection DefaultMode:p DefaultUser:p
QuobyteVolumeSource Registry:s Volume:s ReadOnly:b User:s Group:s Tenant:s
RBDVolumeSource CephMonitors=monitors:p RBDImage=image:s FSType=fsType:s RBDPool=pool:s RadosUser=user:s Keyring:s SecretRef:?LocalObjectReference ReadOnly:b
ResourceClaim Name:s Request:s
ResourceFieldSelector ContainerName:s Resource:s Divisor:q
ResourceRequirements Limits:p Requests:p Claims:+ResourceClaim
SELinuxOptions User:s Role:s Type:s Level:s
ScaleIOVolumeSource Gateway:s System:s SecretRef:?LocalObjectReference SSLEnabled=sslEnabled:b ProtectionDomain:s StoragePool:s StorageMode:s VolumeName:s FSType=fsType:s ReadOnly:b
SeccompProfile Type:s LocalhostProfile:p
SecretEnvSource @LocalObjectReference Optional:p
SecretKeySelector @LocalObjectReference Key:s Optional:p
SecretProjection @LocalObjectReference Items:+KeyToPath Optional:p
SecretVolumeSource SecretName:s Items:+KeyToPath DefaultMode:p Optional:p DefaultUser:p
SecurityContext Capabilities:?Capabilities Privileged:p SELinuxOptions=seLinuxOptions:?SELinuxOptions WindowsOptions:?WindowsSecurityContextOptions RunAsUser:p RunAsGroup:p RunAsNonRoot:p ReadOnlyRootFilesystem:p AllowPrivilegeEscalation:p ProcMount:p SeccompProfile:?SeccompProfile AppArmorProfile:?AppArmorProfile
ServiceAccountTokenProjection Audience:s ExpirationSeconds:p Path:s User:p
SleepAction Seconds:n
StorageOSVolumeSource VolumeName:s VolumeNamespace:s FSType=fsType:s ReadOnly:b SecretRef:?LocalObjectReference
Sysctl Name:s Value:s
TCPSocketAction Port:n Host:s
Taint Key:s Value:s Effect:s TimeAdded:p
Toleration Key:s Operator:s Value:s Effect:s TolerationSeconds:p
TopologySpreadConstraint MaxSkew:n TopologyKey:s WhenUnsatisfiable:s LabelSelector:l MinDomains:p NodeAffinityPolicy:p NodeTaintsPolicy:p MatchLabelKeys:p
TypedLocalObjectReference APIGroup=apiGroup:p Kind:s Name:s
TypedObjectReference APIGroup=apiGroup:p Kind:s Name:s Namespace:p
Volume Name:s @VolumeSource
VolumeDevice Name:s DevicePath:s
VolumeMount Name:s ReadOnly:b RecursiveReadOnly:p MountPath:s SubPath:s MountPropagation:p SubPathExpr:s BindMountOptions:p
VolumeProjection Secret:?SecretProjection DownwardAPI:?DownwardAPIProjection ConfigMap:?ConfigMapProjection ServiceAccountToken:?ServiceAccountTokenProjection ClusterTrustBundle:?ClusterTrustBundleProjection PodCertificate:?PodCertificateProjection
VolumeResourceRequirements Limits:p Requests:p
VolumeSource HostPath:?HostPathVolumeSource EmptyDir:?EmptyDirVolumeSource GCEPersistentDisk=gcePersistentDisk:?GCEPersistentDiskVolumeSource AWSElasticBlockStore=awsElasticBlockStore:?AWSElasticBlockStoreVolumeSource GitRepo:?GitRepoVolumeSource Secret:?SecretVolumeSource NFS=nfs:?NFSVolumeSource ISCSI=iscsi:?ISCSIVolumeSource Glusterfs:?GlusterfsVolumeSource PersistentVolumeClaim:?PersistentVolumeClaimVolumeSource RBD=rbd:?RBDVolumeSource FlexVolume:?FlexVolumeSource Cinder:?CinderVolumeSource CephFS=cephfs:?CephFSVolumeSource Flocker:?FlockerVolumeSource DownwardAPI:?DownwardAPIVolumeSource FC=fc:?FCVolumeSource AzureFile:?AzureFileVolumeSource ConfigMap:?ConfigMapVolumeSource VsphereVolume:?VsphereVirtualDiskVolumeSource Quobyte:?QuobyteVolumeSource AzureDisk:?AzureDiskVolumeSource PhotonPersistentDisk:?PhotonPersistentDiskVolumeSource Projected:?ProjectedVolumeSource PortworxVolume:?PortworxVolumeSource ScaleIO:?ScaleIOVolumeSource StorageOS=storageos:?StorageOSVolumeSource CSI=csi:?CSIVolumeSource Ephemeral:?EphemeralVolumeSource Image:?ImageVolumeSource
VsphereVirtualDiskVolumeSource VolumePath:s FSType=fsType:s StoragePolicyName:s StoragePolicyID:s
WeightedPodAffinityTerm Weight:n PodAffinityTerm:.PodAffinityTerm
WindowsSecurityContextOptions GMSACredentialSpecName=gmsaCredentialSpecName:p GMSACredentialSpec=gmsaCredentialSpec:p RunAsUserName:p HostProcess:p
`

export interface GoField { name: string; json: string; code: string }

let parsed: Map<string, readonly GoField[]> | undefined

function parse(): Map<string, readonly GoField[]> {
  return new Map(table.trim().split('\n').map((line) => {
    const [struct, ...fields] = line.split(' ')
    return [struct!, fields.map((field) => {
      const [names, code] = field.startsWith('@') ? ['', field] : (field.split(':') as [string, string])
      const [name, json] = names.split('=') as [string, string | undefined]
      return { name, json: json ?? name.charAt(0).toLowerCase() + name.slice(1), code }
    })]
  }))
}

/** The fields of an internal struct, in declaration order. */
export function goFields(struct: string): readonly GoField[] {
  return (parsed ??= parse()).get(struct) ?? []
}
