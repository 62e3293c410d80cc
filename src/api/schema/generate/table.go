package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

func readOpenAPI(folder string) {
	files, err := filepath.Glob(filepath.Join(folder, "*__v*_openapi.json"))
	check(err)
	for _, file := range files {
		data, err := os.ReadFile(file)
		check(err)
		var document struct {
			Components struct{ Schemas map[string]map[string]any }
		}
		check(json.Unmarshal(data, &document))
		for name, definition := range document.Components.Schemas {
			openapi[name] = definition
		}
	}
}

func attributes(f field) []string {
	var out []string
	add := func(key, value string) {
		if value != "" {
			out = append(out, key+value)
		}
	}
	add("", f.omit)
	if f.required {
		out = append(out, "R")
	}
	add("p=", f.tag.Get("patchStrategy"))
	add("k=", f.tag.Get("patchMergeKey"))
	text := func(key string) string { value, _ := f.openapi[key].(string); return value }
	add("L=", text("x-kubernetes-list-type"))
	if keys, ok := f.openapi["x-kubernetes-list-map-keys"].([]any); ok {
		names := []string{}
		for _, key := range keys {
			names = append(names, key.(string))
		}
		add("K=", strings.Join(names, ","))
	}
	add("M=", text("x-kubernetes-map-type"))
	add("I=", f.inline)
	if value, ok := f.openapi["default"]; ok {
		data, err := json.Marshal(value)
		check(err)
		if zero := string(data); zero != "{}" && zero != `""` && zero != "0" && zero != "false" {
			out = append(out, "D="+zero)
		}
	}
	return out
}

func structText(name string) string {
	var fields []string
	for _, f := range structs[name] {
		pointer := ""
		if f.pointer {
			pointer = "*"
		}
		fields = append(fields, strings.Join(append([]string{f.name, pointer + f.typ}, attributes(f)...), " "))
	}
	text := strings.Join(fields, "|")
	if openapi[openapiName(types[name])]["x-kubernetes-map-type"] == "atomic" {
		text = "@" + text
	}
	return text
}

func sortedNames() []string {
	names := make([]string, 0, len(structs))
	for name := range structs {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// writeTable writes where the kinds of each apiVersion are at home, the kinds, and the structs.
func writeTable(file string, names []string) {
	table := map[string]map[string]string{}
	for _, name := range names {
		group, short, _ := strings.Cut(name, ".")
		if table[group] == nil {
			table[group] = map[string]string{}
		}
		table[group][short] = structText(name)
	}
	kindGroups := map[string]string{}
	for key, name := range kinds {
		version, kind, _ := strings.Cut(key, " ")
		group, short, _ := strings.Cut(name, ".")
		if short != kind || kindGroups[version] != "" && kindGroups[version] != group {
			kindGroups[version+"/"+kind] = name
			continue
		}
		kindGroups[version] = group
	}
	kindNames := map[string][]string{}
	for key := range kinds {
		version, kind, _ := strings.Cut(key, " ")
		kindNames[version] = append(kindNames[version], kind)
	}
	for _, list := range kindNames {
		sort.Strings(list)
	}
	data := map[string]any{"groups": kindGroups, "kinds": joined(kindNames), "structs": table}
	f, err := os.Create(file)
	check(err)
	encoder := json.NewEncoder(f)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	check(encoder.Encode(data))
	check(f.Close())
}

func joined(lists map[string][]string) map[string]string {
	out := map[string]string{}
	for key, list := range lists {
		out[key] = strings.Join(list, " ")
	}
	return out
}
