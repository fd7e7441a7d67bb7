#!/bin/sh
# The menu of absr: in the folder given, else beside this one.
case $0 in */*) folder=${0%/*} ;; *) folder=. ;; esac
folder=$(CDPATH= cd -P "$folder" && pwd) || exit 6
cd "${1:-$folder/..}" || exit 6
"$folder/absr"
printf '\n[Entrée / Enter] '
read -r _
