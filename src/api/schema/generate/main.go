// Writes the schema table (src/api/schema/data/table.json) and the TypeScript interfaces (src/api/types) from the Go types
// and the OpenAPI files of one Kubernetes version.
//
// Run it in a module that requires k8s.io/kubernetes at the wanted version (with its replace lines), where this folder was copied to:
//
//	cp -r src/api/schema/generate/*.go $MODULE/ && cd $MODULE && go run -mod=mod . -out /path/to/src/api -openapi $(go list -m -f '{{.Dir}}' k8s.io/kubernetes)/api/openapi-spec/v3
//
// The text of a struct in the table: fields with `|` between them, each `name type attributes…` with blanks between.
// Types: s string, i int32, l int64, b bool, f float64, y bytes, t time, m microtime, d duration, q quantity, o int-or-string, a any JSON,
// S/A/P the three JSON-schema unions; `x=GoName` for a named Go type; `.Name` a struct of the same group version, `/group/version.Name` another's;
// `[T`, `{T` lists and maps (`[=GoName=T` for named ones); `*` before a field's type for a pointer.
// Attributes: `!` never omitted, `0` omitzero, p= patchStrategy, k= patchMergeKey, L= list type, K= list map keys, M= map type,
// I= name of the embedded Go struct, R OpenAPI says required, D= default (JSON, last). `@` at the struct's start: x-kubernetes-map-type atomic.
package main

import (
	"flag"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"

	apiextensions "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/kubernetes/scheme"
	apiregistration "k8s.io/kube-aggregator/pkg/apis/apiregistration/v1"
)

// The group versions that a default cluster serves.
var served = strings.Fields(`admissionregistration.k8s.io/v1 apiextensions.k8s.io/v1 apiregistration.k8s.io/v1 apps/v1 authentication.k8s.io/v1
authorization.k8s.io/v1 autoscaling/v1 autoscaling/v2 batch/v1 certificates.k8s.io/v1 coordination.k8s.io/v1 discovery.k8s.io/v1 events.k8s.io/v1
flowcontrol.apiserver.k8s.io/v1 networking.k8s.io/v1 node.k8s.io/v1 policy/v1 rbac.authorization.k8s.io/v1 resource.k8s.io/v1 scheduling.k8s.io/v1
storage.k8s.io/v1 storagemigration.k8s.io/v1 v1`)

// Types whose JSON is not that of their Go struct.
var special = map[string]string{
	"k8s.io/apimachinery/pkg/apis/meta/v1.Time": "t", "k8s.io/apimachinery/pkg/apis/meta/v1.MicroTime": "m",
	"k8s.io/apimachinery/pkg/apis/meta/v1.Duration": "d", "k8s.io/apimachinery/pkg/apis/meta/v1.FieldsV1": "a",
	"k8s.io/apimachinery/pkg/api/resource.Quantity": "q", "k8s.io/apimachinery/pkg/util/intstr.IntOrString": "o",
	"k8s.io/apimachinery/pkg/runtime.RawExtension": "a",
	prefix + "JSON": "a", prefix + "JSONSchemaPropsOrBool": "S",
	prefix + "JSONSchemaPropsOrArray": "A", prefix + "JSONSchemaPropsOrStringArray": "P",
}

const prefix = "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1."

var scalars = map[reflect.Kind]string{reflect.String: "s", reflect.Int32: "i", reflect.Int64: "l", reflect.Int: "l", reflect.Bool: "b", reflect.Float64: "f"}

type field struct {
	name, typ, inline, omit string
	pointer                 bool
	tag                     reflect.StructTag
	goType                  reflect.Type
	openapi                 map[string]any
	required                bool
}

var (
	groups  = map[string]string{} // Go package path → group/version as the table calls it
	structs = map[string][]field{}
	types   = map[string]reflect.Type{}
	kinds   = map[string]string{}
	openapi = map[string]map[string]any{}
)

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func fullName(t reflect.Type) string { return t.PkgPath() + "." + t.Name() }

// tableName gives core/v1.Pod for k8s.io/api/core/v1.Pod: the folder of the package and its version.
func tableName(t reflect.Type) string {
	parts := strings.Split(t.PkgPath(), "/")
	return strings.Join(parts[len(parts)-2:], "/") + "." + t.Name()
}

func openapiName(t reflect.Type) string {
	path := strings.TrimPrefix(t.PkgPath(), "k8s.io/")
	return "io.k8s." + strings.ReplaceAll(path, "/", ".") + "." + t.Name()
}

// typeCode writes a type in the table's notation, and visits the structs it meets.
func typeCode(t reflect.Type, home string) string {
	if t.Kind() == reflect.Pointer {
		return typeCode(t.Elem(), home)
	}
	named := ""
	if t.PkgPath() != "" {
		named = "=" + t.String()
	}
	if code, ok := special[fullName(t)]; ok {
		if code == "S" || code == "A" || code == "P" {
			visit(reflect.TypeFor[apiextensions.JSONSchemaProps]())
		}
		return code + named
	}
	switch t.Kind() {
	case reflect.Struct:
		visit(t)
		name := tableName(t)
		if group := strings.Split(name, ".")[0]; group == home {
			return name[len(group):]
		}
		return "/" + name
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return "y" + named
		}
		return "[" + container(t, named) + typeCode(t.Elem(), home)
	case reflect.Map:
		return "{" + container(t, named) + typeCode(t.Elem(), home)
	}
	code, ok := scalars[t.Kind()]
	if !ok {
		panic("no scalar for " + t.String())
	}
	return code + named
}

// container names a list or map whose Go text cannot be built from its element's.
func container(t reflect.Type, named string) string {
	if named == "" && (t.Elem().Kind() == reflect.Pointer || t.Kind() == reflect.Map && t.Key().PkgPath() != "") {
		named = "=" + t.String()
	}
	if named == "" {
		return ""
	}
	return named + "="
}

// fieldsOf gives the JSON fields of t. OpenAPI knows inlined fields as those of outer, the struct that they end up in.
func fieldsOf(t, outer reflect.Type, home, inline string) []field {
	var all []field
	for i := range t.NumField() {
		f := t.Field(i)
		tag := strings.Split(f.Tag.Get("json"), ",")
		if tag[0] == "-" || !f.IsExported() {
			continue
		}
		if tag[0] == "" {
			path := f.Name
			if inline != "" {
				path = inline + "." + f.Name
			}
			embedded := f.Type
			if embedded.Kind() == reflect.Pointer {
				panic("embedded pointer in " + t.String())
			}
			all = append(all, fieldsOf(embedded, outer, home, path)...)
			continue
		}
		one := field{name: tag[0], inline: inline, tag: f.Tag, goType: f.Type, pointer: f.Type.Kind() == reflect.Pointer, omit: "!"}
		for _, option := range tag[1:] {
			if option == "omitempty" && one.omit == "!" {
				one.omit = ""
			} else if option == "omitzero" {
				one.omit = "0"
			}
		}
		one.typ = typeCode(f.Type, home)
		definition, ok := openapi[openapiName(outer)]
		if !ok {
			definition = openapi[openapiName(t)]
		}
		if properties, ok := definition["properties"].(map[string]any); ok {
			one.openapi, _ = properties[one.name].(map[string]any)
		}
		if required, ok := definition["required"].([]any); ok {
			for _, name := range required {
				one.required = one.required || name == one.name
			}
		}
		all = append(all, one)
	}
	return all
}

func visit(t reflect.Type) {
	name := tableName(t)
	if known, ok := types[name]; ok {
		if known != t {
			panic("two types " + name)
		}
		return
	}
	types[name] = t
	structs[name] = nil
	structs[name] = fieldsOf(t, t, strings.Split(name, ".")[0], "")
}

func main() {
	out := flag.String("out", "", "the folder src/api")
	spec := flag.String("openapi", "", "the folder api/openapi-spec/v3 of the Kubernetes sources")
	flag.Parse()
	readOpenAPI(*spec)
	all := runtime.NewScheme()
	check(scheme.AddToScheme(all))
	check(apiextensions.AddToScheme(all))
	check(apiregistration.AddToScheme(all))
	for gvk, t := range all.AllKnownTypes() {
		version := gvk.GroupVersion().String()
		wanted := false
		for _, one := range served {
			wanted = wanted || one == version
		}
		if !wanted || strings.HasSuffix(gvk.Kind, "List") || strings.HasSuffix(gvk.Kind, "Options") || strings.HasPrefix(gvk.Kind, "API") && gvk.Kind != "APIService" ||
			gvk.Kind == "WatchEvent" || gvk.Kind == "RangeAllocation" || gvk.Kind == "SerializedReference" {
			continue
		}
		visit(t)
		kinds[version+" "+gvk.Kind] = tableName(t)
	}
	for _, t := range []reflect.Type{reflect.TypeFor[metav1.DeleteOptions](), reflect.TypeFor[metav1.Status](), reflect.TypeFor[metav1.ListMeta](), reflect.TypeFor[metav1.PartialObjectMetadata]()} {
		visit(t)
	}
	names := sortedNames()
	writeTable(filepath.Join(*out, "schema/data/table.json"), names)
	writeTypes(filepath.Join(*out, "types"), names)
	fmt.Println(len(names), "structs", len(kinds), "kinds")
}
